luutruDays("07",{});
