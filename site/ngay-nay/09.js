luutruDays("09",{});
