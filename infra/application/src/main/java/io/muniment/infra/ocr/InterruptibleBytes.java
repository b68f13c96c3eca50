package io.muniment.infra.ocr;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** Lets PDFBox, which asks nobody whether to go on, stop parsing when its thread is interrupted. */
final class InterruptibleBytes extends RandomAccessReadBuffer {

    InterruptibleBytes(byte[] bytes) {
        super(bytes);
    }

    @Override
    public int read() throws IOException {
        checkGoesOn();
        return super.read();
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        checkGoesOn();
        return super.read(into, from, most);
    }

    static void checkGoesOn() throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("Nobody waits for this PDF any more");
        }
    }
}
