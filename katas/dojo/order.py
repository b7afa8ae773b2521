"""The order in which the katas are met. README, map and guides are checked against it."""

KATAS = (
    "estimation",
    "lru_cache",
    "load_balancer",
    "hash_ring",
    "url_shortener",
    "retry",
    "circuit_breaker",
    "rate_limiter",
    "work_queue",
    "timeline",
    "tinyurl",
)
