import ArgumentParser
import Commands

await Lodestone.main()
