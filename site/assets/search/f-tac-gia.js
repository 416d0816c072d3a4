luutru.shard("f-tac-gia",{"tac-gia":{"HN":"?","Hoa Thành":"A","Trần Long":"0","Trần Vũ Tú Anh":".","X.Sinh":"8"}});
