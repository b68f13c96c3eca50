package planted.command.deal.closedeal;

import org.springframework.util.MultiValueMap;

record CommandSeesSpring(MultiValueMap<String, String> wish) {}
