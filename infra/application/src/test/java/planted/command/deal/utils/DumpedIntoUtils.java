package planted.command.deal.utils;

record DumpedIntoUtils() {}
