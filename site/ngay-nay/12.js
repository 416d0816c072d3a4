luutruDays("12",{});
