luutru.shard("f-phuong",{"phuong":{"phuong-buoi":"G","phuong-phu-thuong":"G","phuong-thuy-khue":"G"}});
