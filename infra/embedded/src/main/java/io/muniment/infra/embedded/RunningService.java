package io.muniment.infra.embedded;

import java.net.URI;

/** A server that listens at an address until it is closed. */
interface RunningService extends AutoCloseable {

    URI address();

    @Override
    void close();
}
