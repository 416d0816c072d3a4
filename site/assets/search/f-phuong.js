luutru.shard("f-phuong",{"phuong-buoi":"(9 ","phuong-phu-thuong":"(9 ","phuong-thuy-khue":"(9 "});
