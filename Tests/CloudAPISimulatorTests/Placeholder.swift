enum CloudAPISimulatorTestsPlaceholder {}
