luutru.shard("f-quan",{"dong-da":"(0, ","hai-ba-trung":"(8 ","tay-ho":"(9 "});
