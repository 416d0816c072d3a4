luutru.shard("f-bao",{"kinhtedothi":"(9 ","laodongthudo":"(C "});
