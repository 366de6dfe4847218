import ArgumentParser
import Commands

@main
enum Program {
    static func main() async {
        ProcessMemory.shareHeaps()
        await Lodestone.main()
    }
}
