luutruDays("08",{});
