package io.muniment.infra.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whole lives that are folded for all rooms of a run and then written together. */
final class Loading {

    private final List<One> rooms = new ArrayList<>();
    private String aggregate = "";
    private long events;

    /** @param parked what each room leaves out of an aggregate, from a version on */
    Loading(Map<Room, Map<String, Long>> parked) {
        parked.forEach((room, leftOut) -> rooms.add(new One(room.name(), room.portion(), leftOut)));
    }

    private boolean isAnotherLife(Happened event) {
        return !aggregate.equals(event.aggregate());
    }

    void fold(Happened event) {
        if (isAnotherLife(event)) {
            end();
            aggregate = event.aggregate();
        }
        for (One room : rooms) {
            if (event.version() < room.parked.getOrDefault(aggregate, Long.MAX_VALUE)) {
                event.foldInto(room.name, room.portion::fold);
            }
        }
        events++;
    }

    /** Nothing more is folded. */
    void end() {
        rooms.forEach(room -> room.portion.endOfLife());
    }

    void write(Connection connection) throws SQLException {
        for (One room : rooms) {
            room.portion.write(connection);
        }
    }

    long events() {
        return events;
    }

    String lastAggregate() {
        return aggregate;
    }

    private record One(String name, Room.Portion portion, Map<String, Long> parked) {}
}
