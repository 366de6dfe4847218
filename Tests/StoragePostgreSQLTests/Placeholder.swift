enum Later {}
