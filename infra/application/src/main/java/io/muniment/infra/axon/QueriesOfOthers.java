package io.muniment.infra.axon;

import io.muniment.infra.http.problem.Refusal;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryMessage;
import org.jspecify.annotations.Nullable;

/** Answers queries of other processes. How a failure is to be answered travels in the place of the exception. */
final class QueriesOfOthers implements MessageHandlerInterceptor<QueryMessage<?, ?>> {

    @Override
    public @Nullable Object handle(UnitOfWork<? extends QueryMessage<?, ?>> work, InterceptorChain chain)
            throws Exception {
        try {
            return chain.proceed();
        } catch (Exception failure) { // all of them: none can travel as it is, and whoever asked is told of each
            throw new QueryExecutionException(failure.getMessage(), failure, Refusal.of(failure));
        }
    }
}
