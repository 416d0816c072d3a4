luutru.shard("f-phuong",{"phuong-buoi":"(I ","phuong-phu-thuong":"(I ","phuong-thuy-khue":"(I "});
