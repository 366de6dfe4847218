import Commands

await Lodestone.main()
