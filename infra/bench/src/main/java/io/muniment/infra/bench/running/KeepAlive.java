package io.muniment.infra.bench.running;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One kept connection to the server. It parses no more than it must, so that the server is what is measured. */
public final class KeepAlive implements AutoCloseable {

    private final URI base;
    private Socket socket;
    private InputStream answers;

    public KeepAlive(URI base) throws IOException {
        this.base = base;
        this.socket = connect(base);
        this.answers = answersFrom(socket);
    }

    private static Socket connect(URI base) throws IOException {
        Socket socket = new Socket(base.getHost(), base.getPort());
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static InputStream answersFrom(Socket socket) throws IOException {
        return new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    public static byte[] request(String method, String path, String token, String... headers) {
        StringBuilder request = new StringBuilder(
                "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n".formatted(method, path, token));
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Sends it and reads the whole answer, which must be a success. */
    public void exchange(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        String status = line();
        long length = 0;
        boolean chunked = false;
        boolean last = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:") && lower.contains("chunked")) {
                chunked = true;
            } else if (lower.startsWith("connection:") && lower.contains("close")) {
                last = true;
            }
        }
        if (chunked) {
            skipChunks();
        } else {
            answers.skipNBytes(length);
        }
        if (!status.startsWith("HTTP/1.1 2")) {
            throw new IOException("Answered with " + status);
        }
        if (last) {
            connectAgain();
        }
    }

    private void connectAgain() throws IOException {
        socket.close();
        socket = connect(base);
        answers = answersFrom(socket);
    }

    private void skipChunks() throws IOException {
        long size;
        do {
            size = Long.parseLong(line(), 16);
            answers.skipNBytes(size + 2);
        } while (size > 0);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = answers.read(); next != '\n'; next = answers.read()) {
            if (next < 0) {
                throw new IOException("The server hung up after: " + line);
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
