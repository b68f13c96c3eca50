package io.muniment.command.verification.attachdocument;

import java.io.IOException;
import java.nio.file.Path;

/** Tells what a file is from its content, whatever its name says. */
public interface MediaTypes {

    String of(Path file) throws IOException;
}
