luutru.shard("days","Ŀ            ;  7      Ũ       c");
