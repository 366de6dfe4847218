enum CloudAPISimulatorPlaceholder {}
