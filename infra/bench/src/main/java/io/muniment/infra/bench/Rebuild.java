package io.muniment.infra.bench;

final class Rebuild implements Measure {
    @Override
    public void take(Session session) {}
}
