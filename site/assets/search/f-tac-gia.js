luutru.shard("f-tac-gia",{"tac-gia":{"HN":"?","Hoa Thành":"G","Trần Long":"5","Trần Vũ Tú Anh":"(","X.Sinh":"8"}});
