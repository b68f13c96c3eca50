package io.muniment.infra;

import io.muniment.projection.EveryTenant;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationListener;

/** A test looks at the rows of all tenants on threads of its own. Those of the application see what they may. */
@TestComponent
final class TestsSeeAllRows implements ExecuteListenerProvider, ApplicationListener<ApplicationReadyEvent> {

    private volatile boolean isReady;

    /** Until then the thread of the test is one of the application. */
    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        isReady = true;
    }

    @Override
    public ExecuteListener provide() {
        return new Looking();
    }

    private boolean isOfTests() {
        String thread = Thread.currentThread().getName();
        return isReady && (thread.equals("main") || thread.startsWith("awaitility"));
    }

    private final class Looking implements ExecuteListener {

        private static final long serialVersionUID = 1L;

        @Override
        public void start(ExecuteContext statement) {
            if (isOfTests()) {
                EveryTenant.mark(statement);
            }
        }
    }
}
