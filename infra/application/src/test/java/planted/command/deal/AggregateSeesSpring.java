package planted.command.deal;

import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.context.ApplicationContext;

@Aggregate
record AggregateSeesSpring(ApplicationContext context) {}
