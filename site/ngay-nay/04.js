luutruDays("04",{});
