luutru.shard("f-phuong",{"phuong":{"phuong-buoi":"A","phuong-phu-thuong":"A","phuong-thuy-khue":"A"}});
