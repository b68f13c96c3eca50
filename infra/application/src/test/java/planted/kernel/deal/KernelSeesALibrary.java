package planted.kernel.deal;

import org.axonframework.messaging.MetaData;

record KernelSeesALibrary(MetaData metadata) {}
