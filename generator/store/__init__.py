"""What is kept between builds, and how the site is put in its place."""
