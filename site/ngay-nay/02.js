luutruDays("02",{});
