luutru.shard("f-ngay",["ꢖ곚꠭녍긚"]);
