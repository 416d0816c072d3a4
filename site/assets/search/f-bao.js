luutru.shard("f-bao",{"kinhtedothi":"(0 ","laodongthudo":"(5 "});
