package planted.infra.ocr;

import planted.command.ticket.NeighbourPort;

public final class PublicAdapter implements NeighbourPort {}
