package planted.infra.ocr;

public record NeighbourInInfra() {}
