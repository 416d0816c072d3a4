luutruDays("03",{});
