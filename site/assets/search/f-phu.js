luutru.shard("f-phu",{"phuong":{"phuong-buoi":"A","phuong-phu-thuong":"A","phuong-thuy-khue":"A"},"tac-gia":{"HN":"?","Hoa Thành":"A","Trần Long":"0","Trần Vũ Tú Anh":".","X.Sinh":"8"}});
