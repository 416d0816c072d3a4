luutruDays("05",{});
