using Fog.Lab.Shaping;

if (args is not ["switch", var folder])
{
    await Console.Error.WriteLineAsync("This is the switch of a lab; `fog lab link` starts it. Usage: Fog.Lab switch FOLDER");
    return 2;
}

SwitchProgram.Run(folder);
return 0;
