luutruDays("11",{});
