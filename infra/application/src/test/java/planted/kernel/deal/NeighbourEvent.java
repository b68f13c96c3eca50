package planted.kernel.deal;

import io.muniment.kernel.event.DomainEvent;

sealed interface NeighbourEvent extends DomainEvent
        permits EventWithoutName, EventWithAnotherName, EventThatIsNoRecord, EventAboutNobody {}
