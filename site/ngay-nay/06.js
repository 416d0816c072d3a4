luutruDays("06",{});
