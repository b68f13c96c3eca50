package planted.projection.deal.dealboard;

import org.axonframework.config.ProcessingGroup;

@ProcessingGroup("deals")
public final class PublicProjector {}
