"""What Integreat's apps ask for: the reading part of version 3 of their interface, answered from editions."""
