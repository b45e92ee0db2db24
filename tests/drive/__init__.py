"""What drives the product as its users do, and reads what it gives: servers, pages, books."""
