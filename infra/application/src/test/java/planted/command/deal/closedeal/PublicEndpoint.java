package planted.command.deal.closedeal;

import org.springframework.web.bind.annotation.RestController;

@RestController
public final class PublicEndpoint {}
