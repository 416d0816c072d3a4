luutru.shard("f-quan",{"dong-da":"(91 ","hai-ba-trung":"(H ","tay-ho":"(I "});
