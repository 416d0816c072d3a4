luutru.shard("f-ngay",[""]);
