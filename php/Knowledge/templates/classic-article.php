<?php
/**
 * An article in a classic theme.
 *
 * @package Mesa
 */

defined( 'ABSPATH' ) || exit;

$mesa_parts = Mesa\Knowledge\ClassicPage::parts();

get_header();
// phpcs:disable WordPress.Security.EscapeOutput.OutputNotEscaped -- Rendered blocks, and what the_title() and the_content() print.
echo Mesa\Knowledge\ClassicPage::STYLE;
?>
<main id="main" class="site-main mesa-knowledge">
	<article id="post-<?php the_ID(); ?>" <?php post_class( 'entry' ); ?>>
		<header class="entry-content mesa-knowledge__part">
			<?php echo $mesa_parts['path']; ?>
			<h1 class="entry-title"><?php echo $mesa_parts['title']; ?></h1>
			<?php echo $mesa_parts['updated']; ?>
		</header>
		<div class="mesa-article">
			<?php echo $mesa_parts['contents']; ?>
			<div class="entry-content mesa-knowledge__part">
				<?php
				echo $mesa_parts['text'];
				wp_link_pages();
				?>
			</div>
		</div>
		<footer class="entry-content mesa-knowledge__part">
			<?php echo $mesa_parts['below']; ?>
		</footer>
	</article>
</main>
<?php
// phpcs:enable
get_footer();
