<?php
/**
 * Knowledge base page of a classic theme.
 *
 * @package Mesa
 */

defined( 'ABSPATH' ) || exit;

$mesa_content = Mesa\Knowledge\ClassicPage::content();

get_header();
?>
<main id="main" class="site-main mesa-knowledge">
	<div class="entry-content mesa-knowledge__page">
		<?php
		// phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- Rendered blocks.
		echo $mesa_content;
		?>
	</div>
</main>
<?php
get_footer();
